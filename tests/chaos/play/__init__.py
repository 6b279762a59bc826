"""What happens in a round: people's hours, weather, storms."""
