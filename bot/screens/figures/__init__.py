"""What figures look like: the weekly picture, and the sheets of /rekap."""
