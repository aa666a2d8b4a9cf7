/* SPDX-License-Identifier: MIT */
#include "data/crypto/signature.h"
