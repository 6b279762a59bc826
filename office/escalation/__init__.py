"""Which tier of a report is told, and when: rules on plain values, without a database."""
