// The C library's streams come with it: a workbook is finished in a nameless file and read back.
#ifndef CROSSTRAIL_CXLSXWRITER_SHIM_H
#define CROSSTRAIL_CXLSXWRITER_SHIM_H
#include <stdio.h>
#include <xlsxwriter.h>

// The library's releases don't agree on whether these texts are const; C takes both.
static inline lxw_error crosstrail_workbook_describe(lxw_workbook *book, const char *title,
                                                     time_t created) {
  lxw_doc_properties properties = {0};
  properties.title = (char *)title;
  properties.created = created;
  return workbook_set_properties(book, &properties);
}
#endif
