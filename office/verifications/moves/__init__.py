"""What moves a verification: its officer, the heads, its clocks, and who is away."""
