"""How updates come in and messages go out: polling, webhook, queues, worker, sender, scheduler."""
