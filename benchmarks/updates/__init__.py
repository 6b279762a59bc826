"""How many updates a second the whole path of a question handles, beside bots that only echo."""
