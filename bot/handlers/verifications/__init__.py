"""/verifikasi: a document is followed to the agency that issued it."""
