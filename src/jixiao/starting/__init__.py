"""What makes a start short: what was compiled or parsed before is kept beside the bytecode."""
