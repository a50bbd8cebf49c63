import Core

/// The time of change that a zip archive can carry: wall-clock time in Japan, in steps of two seconds.
///
/// - Missing: the format knows the years 1980 to 2107; moments outside are set to its first or last.
/// - Determinism: computed from the moment alone, whatever time zone the machine is set to.
struct ZipTimestamp: Equatable {
  let time: UInt16
  let date: UInt16

  init(_ instant: Instant) {
    let (year, month, day) = instant.japanDay.civil
    if year < 1_980 {
      (time, date) = (0, 1 << 5 | 1)
    } else if year > 2_107 {
      (time, date) = (23 << 11 | 59 << 5 | 29, 127 << 9 | 12 << 5 | 31)
    } else {
      let second = instant.japanSecondOfDay
      time = UInt16((second / 3_600) << 11 | (second / 60 % 60) << 5 | (second % 60 / 2))
      date = UInt16((year - 1_980) << 9 | month << 5 | day)
    }
  }
}
