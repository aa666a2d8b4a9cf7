/* SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/i18n.h"
#include "data/ctdl/coverage_parts.h"

/* Why something is left out. */
static const char contacts[] = N_("Contact data of persons and offices is not kept.");
static const char pictures[] = N_("Pictures are not shown.");
static const char processes[] = N_("How a publisher works inside is not shown.");
static const char rights[] = N_("Rights in the text are not shown.");
static const char bookkeeping[] = N_("It is the publisher's own bookkeeping.");
static const char aims[] = N_("What an organization says of its aims is not shown.");
static const char scoring[] = N_("How a test is made and marked is not shown.");
static const char maps[] = N_("The place is kept without it.");
static const char revoking[] = N_("What would take it away again is not shown.");

struct purpose {
  const char *name;
  const char *why;
};

/* Both in the order of strcmp(), for the binary search. */
static const struct purpose properties[] = {
    {"administrationProcess", processes},
    {"agentPurpose", aims},
    {"agentPurposeDescription", aims},
    {"appealProcess", processes},
    {"approximateDateCreated", bookkeeping},
    {"approximateDateModified", bookkeeping},
    {"assessmentExample", scoring},
    {"assessmentExampleDescription", scoring},
    {"assessmentOutput", scoring},
    {"authenticationService", processes},
    {"changeNote", bookkeeping},
    {"complaintProcess", processes},
    {"contactOption", contacts},
    {"contactPoint", contacts},
    {"contactType", contacts},
    {"copyrightHolder", rights},
    {"dateCopyrighted", rights},
    {"dateCreated", bookkeeping},
    {"dateModified", bookkeeping},
    {"developmentProcess", processes},
    {"email", contacts},
    {"employee", contacts},
    {"externalResearch", scoring},
    {"faxNumber", contacts},
    {"foundingDate", aims},
    {"geoURI", maps},
    {"image", pictures},
    {"license", rights},
    {"logo", pictures},
    {"maintenanceProcess", processes},
    {"mappedFrom", bookkeeping},
    {"missionAndGoalsStatement", aims},
    {"missionAndGoalsStatementDescription", aims},
    {"processStandards", processes},
    {"processStandardsDescription", processes},
    {"publicationStatusType", bookkeeping},
    {"repositoryDate", bookkeeping},
    {"reviewProcess", processes},
    {"revocation", revoking},
    {"revocationProcess", revoking},
    {"rights", rights},
    {"rightsHolder", rights},
    {"scoringMethodDescription", scoring},
    {"scoringMethodExample", scoring},
    {"scoringMethodExampleDescription", scoring},
    {"shouldIndex", bookkeeping},
    {"socialMedia", contacts},
    {"targetContactPoint", contacts},
    {"telephone", contacts},
};

static const struct purpose classes[] = {
    {"ContactPoint", contacts},
    {"ProcessProfile", processes},
    {"RevocationProfile", revoking},
};

static int compare(const void *name, const void *row) {
  return strcmp(name, ((const struct purpose *)row)->name);
}

static const char *find(const struct purpose *rows, size_t count, const char *name) {
  const struct purpose *row = bsearch(name, rows, count, sizeof *rows, compare);
  return row == NULL ? NULL : row->why;
}

const char *purpose_of_property(const char *name) {
  return find(properties, sizeof properties / sizeof properties[0], name);
}

const char *purpose_of_class(const char *name) {
  return find(classes, sizeof classes / sizeof classes[0], name);
}
