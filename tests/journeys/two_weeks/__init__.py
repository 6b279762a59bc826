"""What ten people read in two weeks, a page each, and the days of those who keep the office going."""
