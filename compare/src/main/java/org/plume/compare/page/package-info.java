/**
 * What a comparison leaves: {@link org.plume.compare.page.Report} writes {@code compare.json}, {@link
 * org.plume.compare.page.Page} a page that opens without a server.
 */
@NullMarked
package org.plume.compare.page;

import org.jspecify.annotations.NullMarked;
