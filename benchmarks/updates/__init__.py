"""How many updates a second the whole question path takes, beside bots that only echo."""
