# Unit tests of wallet
