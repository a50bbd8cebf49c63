/// An era of the Japanese calendar since Japan counts days as the West does.
///
/// - Source: the law of 1873 on the calendar (太陰太陽暦 ended with 2 December of 明治5年) and the era ordinances. The day on which
///   an emperor died in 1912 and in 1926 belongs to both eras; since 1989 eras change at midnight.
public enum JapaneseEra: UInt8, CaseIterable, Sendable {
  /// 明治, here from 1 January 1873; its days before that are of another calendar.
  case meiji = 0
  /// 大正, from 30 July 1912.
  case taisho = 1
  /// 昭和, from 25 December 1926.
  case showa = 2
  /// 平成, from 8 January 1989.
  case heisei = 3
  /// 令和, from 1 May 2019.
  case reiwa = 4

  /// The western year before the first year of the era.
  public var yearZero: Int {
    switch self {
    case .meiji: 1867
    case .taisho: 1911
    case .showa: 1925
    case .heisei: 1988
    case .reiwa: 2018
    }
  }

  /// Whether a day of the western calendar lies in the era.
  public func contains(year: Int, month: Int, day: Int) -> Bool {
    days.contains(year * 10_000 + month * 100 + day)
  }

  /// First and last day as year, month and day in one number; the present era has no last day.
  private var days: ClosedRange<Int> {
    switch self {
    case .meiji: 1873_01_01...1912_07_30
    case .taisho: 1912_07_30...1926_12_25
    case .showa: 1926_12_25...1989_01_07
    case .heisei: 1989_01_08...2019_04_30
    case .reiwa: 2019_05_01...9999_12_31
    }
  }

  /// The era of a letter: M, T, S, H or R.
  @inline(__always)
  init?(letter: UInt32) {
    switch letter {
    case 0x4D: self = .meiji
    case 0x54: self = .taisho
    case 0x53: self = .showa
    case 0x48: self = .heisei
    case 0x52: self = .reiwa
    default: return nil
    }
  }

  /// The era whose name has these two characters.
  @inline(__always)
  init?(name first: UInt32, _ second: UInt32) {
    switch (first, second) {
    case (0x660E, 0x6CBB): self = .meiji
    case (0x5927, 0x6B63): self = .taisho
    case (0x662D, 0x548C): self = .showa
    case (0x5E73, 0x6210): self = .heisei
    case (0x4EE4, 0x548C): self = .reiwa
    default: return nil
    }
  }
}
