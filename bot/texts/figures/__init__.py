"""The words of the figures: the weekly picture, and the files of /rekap."""
