"""Methods for what is paid: invoices, stars, gifts."""
