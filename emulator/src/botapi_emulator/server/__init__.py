"""What is served: the Bot API, the control API, webhooks, and the faults and limits put on them."""
