"""What ten people read in two weeks, a page each, and the days of keeper, trainer and admin."""
