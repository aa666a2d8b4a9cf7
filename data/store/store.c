/* SPDX-License-Identifier: MIT */
#include "data/store/store.h"
