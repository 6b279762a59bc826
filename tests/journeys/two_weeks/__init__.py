"""What ten people read in four weeks, a page each, and the days of some of them."""
