import Glibc

/// Makes libarchive read and write names as UTF-8, whatever locale the process runs in.
///
/// libarchive converts a name that is marked as UTF-8 into the character set of the current locale, and gives no name at all
/// when that is plain ASCII, as it is under cron. It marks the names that it writes only when that set is UTF-8. The
/// locale is switched for this thread only, and only during the call.
struct NameLocale: ~Copyable {
  private let locale: locale_t

  /// Finds the locale `C.UTF-8`, which glibc carries within itself since 2.35, or gives nil.
  init?() {
    guard let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) else { return nil }
    self.locale = locale
  }

  deinit {
    freelocale(locale)
  }

  func withUTF8<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    let previous = uselocale(locale)
    defer { _ = uselocale(previous) }
    return try body()
  }
}
