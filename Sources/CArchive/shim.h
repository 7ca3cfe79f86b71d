#ifndef CROSSTRAIL_CARCHIVE_SHIM_H
#define CROSSTRAIL_CARCHIVE_SHIM_H
#include <archive.h>
#include <archive_entry.h>
#endif
