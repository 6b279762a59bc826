"""The passages and questions that engines are measured with."""
