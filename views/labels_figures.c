/* SPDX-License-Identifier: MIT */
/* Costs, conditions and measured results in plain words. */
#include <string.h>

#include "data/base/i18n.h"
#include "views/labels.h"
#include "views/labels_table.h"

const char *label_cost(const char *type) {
  static const struct label labels[] = {
      {"AggregateCost", N_("Total stated by the provider")},
      {"Application", N_("Application fee")},
      {"BackgroundCheck", N_("Background check")},
      {"Consumables", N_("Supplies used up")},
      {"EnrollmentFee", N_("Enrollment fee")},
      {"Equipment", N_("Tools and supplies")},
      {"LearningResource", N_("Books and materials")},
      {"MixedFees", N_("Fees")},
      {"OptionalCharges", N_("Optional charges")},
      {"ProgramSpecificFee", N_("Other costs of the program")},
      {"RenewalFee", N_("Renewal fee")},
      {"RoomOrResidency", N_("Room")},
      {"StandaloneAssessment", N_("Exam")},
      {"TechnologyFee", N_("Technology fee")},
      {"Childcare", N_("Child care")},
      {"GraduationFee", N_("Graduation fee")},
      {"Meals", N_("Meals")},
      {"PersonalExpenses", N_("Living costs")},
      {"ProcessingFee", N_("Processing fee")},
      {"ReexaminationFee", N_("Fee for taking the exam again")},
      {"ReschedulingFee", N_("Fee for another date")},
      {"ScoringFee", N_("Scoring fee")},
      {"SpecialHardship", N_("Costs of special hardship")},
      {"SpecialNeeds", N_("Costs of special needs")},
      {"StudentServicesFee", N_("Student services fee")},
      {"Travel", N_("Travel")},
      {"Tuition", N_("Tuition")},
  };
  return type == NULL ? _("Cost") : label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(type));
}

const char *label_condition(const char *kind) {
  static const struct label labels[] = {
      {"requires", N_("You need")},
      {"recommends", N_("It helps to have")},
      {"entryCondition", N_("To get in")},
      {"corequisite", N_("At the same time")},
      {"coPrerequisite", N_("Before or at the same time")},
      {"membershipCondition", N_("To be a member")},
      {"supportServiceCondition", N_("To use the service")},
      {"hasCondition", N_("Before it")},
      {"renewal", N_("To keep it")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(kind));
}

const char *label_measure(const char *measure) {
  static const struct label labels[] = {
      {"median_earnings", N_("Middle earnings (half earn more)")},
      {"average_earnings", N_("Average earnings")},
      {"low_earnings", N_("Lower earnings")},
      {"high_earnings", N_("Higher earnings")},
      {"employed", N_("Have a job")},
      {"retained", N_("Kept their job")},
      {"jobs_obtained", N_("Got jobs")},
      {"completed", N_("Finished the program")},
      {"pass_rate", N_("Passed the exam")},
      {"earnings_p10", N_("Lowest tenth earn up to")},
      {"earnings_p90", N_("Highest tenth earn from")},
      {"earnings_deviation", N_("Usual distance from the average")},
      {"employed_in_industry", N_("Work in the field's industry")},
      {"employed_in_occupation", N_("Work in the occupation")},
      {"employed_in_region", N_("Work in the region")},
      {"unrelated_jobs", N_("Work in something else")},
      {"not_completed", N_("Did not finish")},
      {"participants", N_("Took part")},
      {"exiters", N_("Left, finished or not")},
      {"outlook", N_("Demand for the job")},
      {"employed_enough", N_("Work or earn enough")},
      {"not_employed_enough", N_("Work or earn too little")},
      {"awarded", N_("Earned it")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], measure);
}

const char *label_unit(const char *unit) {
  static const struct label labels[] = {
      {"USD/year", N_("a year")},   {"USD/quarter", N_("a quarter")}, {"USD/hour", N_("an hour")},
      {"USD/month", N_("a month")}, {"USD/week", N_("a week")},       {"money", N_("currency not stated")},
      {"percent", N_("of 100")},    {"people", N_("people")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], unit);
}

const char *label_residency(const char *residency) {
  static const struct label labels[] = {
      {"InState", N_("people of the state")},      {"OutOfState", N_("people from other states")},
      {"Local", N_("people of the area")},         {"Regional", N_("people of the region")},
      {"International", N_("people from abroad")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(residency));
}

const char *label_audience(const char *audience) {
  static const struct label labels[] = {
      {"FullTime", N_("full-time students")},
      {"PartTime", N_("part-time students")},
      {"Member", N_("members")},
      {"NonMember", N_("others than members")},
      {"Student", N_("students")},
      {"NonStudent", N_("others than students")},
      {"Veteran", N_("veterans")},
      {"ActiveDuty", N_("people in military service")},
      {"Resident", N_("residents")},
      {"NonResident", N_("others than residents")},
      {"Employee", N_("employees")},
      {"General", N_("everybody")},
      {"HomeSchooled", N_("people taught at home")},
      {"Apprentice", N_("apprentices")},
  };
  return label_look_up(labels, sizeof labels / sizeof labels[0], label_local_part(audience));
}
