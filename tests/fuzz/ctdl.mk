# Fuzz target of ctdl
