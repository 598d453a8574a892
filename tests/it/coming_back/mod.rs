//! What comes back and when: memory, schedule, calendar.

mod calendar;
mod memory;
mod retelling;
mod schedule;
