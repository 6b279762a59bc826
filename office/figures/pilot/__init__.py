"""The five figures of a pilot, and the weekly sample of answers that heads judge."""
