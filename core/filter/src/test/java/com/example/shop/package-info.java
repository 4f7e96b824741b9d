/** What the documentation quotes; compiled here, so that it stays true. */
@NullMarked
package com.example.shop;

import org.jspecify.annotations.NullMarked;
