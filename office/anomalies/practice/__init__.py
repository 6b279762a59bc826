"""Reports that are practised: their kinds, where they are left out, and how one goes."""
