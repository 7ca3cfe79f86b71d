// Debian's libxml2 is built with ICU, whose headers clash with the ICU inside Foundation as soon as
// one file sees both. Only the version header knows about it: take it first, then forget the ICU.
#ifndef CROSSTRAIL_LIBXML2_SHIM_H
#define CROSSTRAIL_LIBXML2_SHIM_H
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlwriter.h>
#include <libxml/xmlerror.h>
#endif
