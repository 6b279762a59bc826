"""What machines watch: metrics, counts of the tables, and the pages that serve them."""
