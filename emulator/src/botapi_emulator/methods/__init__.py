"""The Bot API's methods, one file per group; each takes a Call and returns the `result`."""
