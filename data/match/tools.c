/* SPDX-License-Identifier: MIT */
#include "data/match/tools.h"

#include <string.h>

#include "data/base/text.h"
#include "data/jobs/jobs.h"

/* Folded; "+" and "#" are kept by whoever asks with them. */
static const struct alias {
  const char *name, *tool;
} aliases[] = {
    {"excel", "Microsoft Excel"},
    {"ms excel", "Microsoft Excel"},
    {"word", "Microsoft Word"},
    {"ms word", "Microsoft Word"},
    {"powerpoint", "Microsoft PowerPoint"},
    {"power point", "Microsoft PowerPoint"},
    {"outlook", "Microsoft Outlook"},
    {"access", "Microsoft Access"},
    {"microsoft office", "Microsoft Office software"},
    {"ms office", "Microsoft Office software"},
    {"office 365", "Microsoft Office software"},
    {"teams", "Microsoft Teams"},
    {"sharepoint", "Microsoft SharePoint"},
    {"power bi", "Microsoft Power BI"},
    {"powershell", "Microsoft PowerShell"},
    {"active directory", "Microsoft Active Directory"},
    {"azure", "Microsoft Azure software"},
    {"windows", "Microsoft Windows"},
    {"windows server", "Microsoft Windows Server"},
    {"quickbooks", "Intuit QuickBooks"},
    {"quick books", "Intuit QuickBooks"},
    {"photoshop", "Adobe Photoshop"},
    {"illustrator", "Adobe Illustrator"},
    {"autocad", "Autodesk AutoCAD"},
    {"auto cad", "Autodesk AutoCAD"},
    {"salesforce", "Salesforce software"},
    {"sap", "SAP software"},
    {"jira", "Atlassian JIRA"},
    {"gmail", "Google Gmail"},
    {"google sheets", "Google Sheets"},
    {"google docs", "Google Docs"},
    {"google workspace", "Google Workspace software"},
    {"epic", "Epic Systems"},
    {"sql", "Structured query language SQL"},
    {"html", "Hypertext markup language HTML"},
    {"css", "Cascading style sheets CSS"},
    {"javascript", "JavaScript"},
    {"service now", "ServiceNow"},
    {"aws", "Amazon Web Services AWS software"},
};

/* Besides, everything of one or two letters. */
static const char *const doubtful[] = {
    "word",    "access", "outlook", "teams", "windows", "epic",   "excel",    "go",      "ruby", "swift",  "rust",
    "basic",   "sage",   "slack",   "zoom",  "oracle",  "toast",  "square",   "spark",   "hive", "puppet", "chef",
    "ansible", "docker", "sap",     "react", "perl",    "pascal", "facebook", "youtube", "java", "prezi"};

bool tool_is_doubtful(const char *folded) {
  for (size_t i = 0; i < sizeof doubtful / sizeof doubtful[0]; i++) {
    if (strcmp(doubtful[i], folded) == 0) {
      return true;
    }
  }
  return strlen(folded) <= 2;
}

static const char *alias_of(const char *folded) {
  for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++) {
    if (strcmp(aliases[i].name, folded) == 0) {
      return aliases[i].tool;
    }
  }
  return NULL;
}

bool tool_is_alias(const char *folded) {
  return alias_of(folded) != NULL && !tool_is_doubtful(folded);
}

int tool_find(struct catalog *catalog, struct arena *arena, const char *name, const char **found, const char **how,
              struct error *error) {
  const char *folded = text_fold(arena, name);
  *found = NULL;
  if (folded == NULL) {
    return name == NULL ? 0 : error_no_memory(error);
  }
  const char *tool = alias_of(folded);
  *how = tool != NULL ? "alias" : "name";
  return job_technology_named(catalog, arena, tool != NULL ? tool : name, found, error);
}
