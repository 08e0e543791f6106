//! The codes of all findings, by whether a portal may take them for better or worse.

use super::Problem;

/// Findings that leave nothing to build from, or something else than what was written. They are errors everywhere.
pub const FIXED: [&str; 36] = [
    "Z001", "Z002", "Z003", "Z007", "Z008", "Z101", "Z102", "Z103", "Z104", "Z105", "Z106", "Z107", "Z108", "Z120",
    "Z201", "Z202", "Z203", "Z204", "Z205", "Z206", "Z207", "Z209", "Z210", "Z301", "Z302", "Z303", "Z304", "Z305",
    "Z307", "Z308", "Z309", "Z310", "Z501", "Z502", "Z503", "Z504",
];

/// Findings that `checks` of `portal.yaml` may raise, lower or switch off.
pub const OPEN: [&str; 37] = [
    "Z004", "Z005", "Z006", "Z121", "Z208", "Z211", "Z306", "Z311", "Z312", "Z313", "Z314", "Z315", "Z316", "Z317",
    "Z318", "Z319", "Z320", "Z321", "Z322", "Z401", "Z402", "Z403", "Z404", "Z405", "Z406", "Z407", "Z408", "Z409",
    "Z410", "Z411", "Z505", "Z506", "Z601", "Z602", "Z603", "Z701", "Z702",
];

impl Problem {
    /// Whether it is an error everywhere.
    pub fn is_fixed(&self) -> bool {
        matches!(self, Self::LinkedFolder) || FIXED.contains(&self.code())
    }
}
