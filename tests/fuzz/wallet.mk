# Fuzz target of wallet
