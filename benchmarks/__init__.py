"""Speed, memory and growth; every result names the machine."""
