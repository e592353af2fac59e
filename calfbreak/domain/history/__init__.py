"""What is remembered, and what can be read from it: a day, weeks and months, the streak, the calf itself."""
