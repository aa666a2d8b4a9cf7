# Fuzz target of query
