import Core

/// Why names, accounts, texts and source bytes are not in a bundle.
public struct EvidenceWithheld: Equatable, Sendable {
  /// The reason.
  public enum Reason: String, Sendable {
    /// They were erased in the bank when their time was over, and exist no more.
    case erased
    /// They are left out of this bundle or replaced by pseudonyms; the bank has them.
    case redacted
  }

  /// The reason.
  public var reason: Reason
  /// When they were erased, as ISO 8601; nil for a redaction.
  public var at: String?
  /// The role for whose eyes the bundle is redacted; nil for what was erased.
  public var role: String?

  /// Says why something is not there.
  public init(_ reason: Reason, at: String? = nil, role: String? = nil) {
    self.reason = reason
    self.at = at
    self.role = role
  }

  /// What is gone and what is left.
  public func text(_ language: Language) -> String { language == .japanese ? japanese : english }

  /// What is gone and what is left, for the person who opens the bundle.
  var japanese: String {
    switch reason {
    case .erased:
      return """
        保存期間の経過により消去済み（\(at ?? "")）

        消去されたもの：口座番号、取引番号、相手方の口座・名義、依頼人名、摘要、説明文、理由の文、メモ、添付の名前、元レコードのバイト列、
        特徴量の計算元（口座の履歴）。これらは銀行のデータベースにも残っていません（ただし、データベースの版 20 より前に記録された添付の名前は、
        書き換えられない監査記録に残ります）。元ファイルの名前とハッシュ、関連アラート、
        例外に口座番号を含むルールのファイルもこの証拠パッケージには入れていません。
        残っているもの：スコア、特徴量の値と寄与、該当したルール、金額、日時、判断の記録、添付のハッシュ、監査記録とそのハッシュ。
        再計算（evidence replay）はできません。

        """
    case .redacted:
      return """
        一部を伏せた証拠パッケージ（役割：\(role ?? "")）

        口座番号、名義、摘要などは仮名に置き換えるか伏せてあります。元レコードのバイト列、元ファイルの名前とハッシュ、特徴量の計算元、担当者の記録、
        関連アラート、監査記録、例外に口座番号を含むルールのファイルは入っていません。
        commitments.json は、伏せた内容それぞれへのコミットメントです。銀行は、元の証拠パッケージと開示用ファイルにより、これがその一部を
        伏せたものであることを証明できます（mekiki evidence prove）。

        """
    }
  }

  /// The same in English.
  var english: String {
    switch reason {
    case .erased:
      return """
        Erased when its time was over (\(at ?? ""))

        Gone: the account, transaction numbers, account and name of the other party, the originator's name, memos, the sentences and the words of the
        reasons, notes, names of attachments, the bytes of the source records, and what the features were computed from. The bank's database has none of it any
        more, but for the names of attachments recorded before version 20 of its schema, which stand in its audit and cannot be taken out of it. Names and digests of the source files, related alerts, and files of rules whose exceptions name accounts are not in this bundle either.
        Left: scores, values of features and their contributions, the rules that fired, amounts, moments, decisions, the digests of
        attachments, the audit and its hashes.
        It cannot be computed again.

        """
    case .redacted:
      return """
        A redacted bundle (role: \(role ?? ""))

        Accounts, names and memos are replaced by pseudonyms or left out. The bytes of the source records, names and digests of their files, what the
        features were computed from, what people did, related alerts, the audit, and files of rules whose exceptions name accounts are not in it.
        commitments.json commits to each thing that is left out: with the whole bundle and the opening file the bank can prove that this is its redaction ('mekiki evidence prove').

        """
    }
  }
}
