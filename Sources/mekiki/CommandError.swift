import AlertStore
import Cryptography
import Core
import Ingest

/// What is wrong with a command, in words of its own.
struct CommandError: Error {
  let japanese: String
  let english: String
  let status: ExitStatus

  /// No alert has the number that was asked for.
  static func noSuchAlert(_ id: String) -> CommandError {
    CommandError(
      japanese: "アラート \(id) はありません。mekiki alerts list で番号を確認してください。",
      english: "There is no alert \(id). List the numbers with 'mekiki alerts list'.", status: .noInput)
  }

  /// Others than the owner may read a private key.
  static func openKey(_ path: String) -> CommandError {
    CommandError(
      japanese: "秘密鍵 \(path) が他の利用者からも読めます。chmod 600 で所有者だけに限ってください。",
      english: "Others may read the private key \(path). Let its owner alone read it: chmod 600.",
      status: .noPermission)
  }

  /// A file holds no key that signs.
  static func unfitKey(_ path: String, _ fault: CryptographyError) -> CommandError {
    CommandError(
      japanese: "\(path) は Ed25519 の秘密鍵（PEM）ではありません。mekiki key create で作ってください。",
      english: "\(path): \(fault.description)", status: .dataRefused)
  }

  /// A key ring cannot be used.
  static func unfitRing(_ findings: [Finding]) -> CommandError {
    CommandError(
      japanese: findings.map { $0.line(.japanese) }.joined(separator: "\n"),
      english: findings.map { $0.line(.english) }.joined(separator: "\n"), status: .configuration)
  }

  /// The ring has no such key, or it does not count on that day.
  static func noKeyInUse(_ keyID: String) -> CommandError {
    CommandError(
      japanese: "鍵 \(keyID) は鍵一覧にないか、その日に有効ではありません。",
      english: "The ring has no key \(keyID) that counts before and on that day.",
      status: .dataRefused)
  }

  /// No alert has a record.
  static func noAlertOfRecord(_ place: String) -> CommandError {
    CommandError(
      japanese: "\(place) の取引はどのアラートにもありません。", english: "No alert has the record \(place).", status: .noInput)
  }

  /// A file does not hold the key of commitments.
  static func unfitOpening(_ path: String) -> CommandError {
    CommandError(
      japanese: "\(path) に開示用の鍵（16進数64桁）がありません。封入時に --opening で指定したファイルを使ってください。",
      english:
        "\(path) does not hold the key of the commitments, 64 hexadecimal digits. Use the file that was named with --opening when the bundle was sealed.",
      status: .dataRefused)
  }

  /// A business day has no alert.
  static func noAlerts(_ day: BankDay) -> CommandError {
    CommandError(
      japanese: "\(day.iso8601) のアラートはありません。mekiki alerts list で日付を確認してください。",
      english: "There is no alert of \(day.iso8601). List the days with 'mekiki alerts list'.",
      status: .noInput)
  }

  /// No run has this business day.
  static func noSuchNight(_ night: BankDay) -> CommandError {
    CommandError(
      japanese: "\(night.iso8601) の処理はありません。sqlite3 で night_summary を見ると処理のある日が分かります。",
      english: "No night has the business day \(night.iso8601). The view night_summary lists the days.",
      status: .noInput)
  }

  /// The pipeline's privacy file has no such role.
  static func noSuchRole(_ role: String, known: [String]) -> CommandError {
    CommandError(
      japanese: "privacy.yaml に役割「\(role)」はありません。使える役割：\(known.joined(separator: "、"))",
      english: "privacy.yaml has no role \(role). Roles: \(known.joined(separator: ", ")).", status: .usage)
  }

  /// A role shows pseudonyms, and no key was given.
  static func noMaskKey(_ role: String) -> CommandError {
    CommandError(
      japanese: "役割「\(role)」は仮名で表示するため、鍵のファイルが必要です。--mask-key で指定してください（作り方：openssl rand -hex 32）。",
      english: "The role \(role) shows pseudonyms and needs the file of their key: --mask-key FILE "
        + "(made for example by 'openssl rand -hex 32').", status: .usage)
  }

  /// The file of a key of pseudonyms cannot be used.
  static func unfitMaskKey(_ fault: Pseudonyms.KeyFault) -> CommandError {
    switch fault {
    case .unreadable(let path):
      CommandError(
        japanese: "鍵のファイル \(path) を読めません。", english: "Cannot read the key \(path).", status: .noInput)
    case .openToOthers(let path):
      CommandError(
        japanese: "鍵のファイル \(path) が他の利用者からも読めます。chmod 600 で所有者だけに限ってください。",
        english: "Others may read the key \(path). Let its owner alone read it: chmod 600.",
        status: .noPermission)
    case .tooShort(let path), .tooLong(let path):
      CommandError(
        japanese: "\(path) は鍵として使えません。openssl rand -hex 32 で作り直してください。",
        english: "\(path) is no key. Make one with 'openssl rand -hex 32'.", status: .dataRefused)
    }
  }

  /// The decision in force is not that the alert is confirmed.
  static func notConfirmed(_ id: String) -> CommandError {
    CommandError(
      japanese: "アラート \(id) は不正と確認されていないため、届出の下書きを作れません。先に mekiki alerts decide confirmed で判断を記録してください。",
      english:
        "Alert \(id) is not confirmed, so no report is drafted. Decide first: 'mekiki alerts decide confirmed'.",
      status: .dataRefused)
  }

  /// No refused record has the number that was asked for.
  static func noSuchReject(_ id: Int64) -> CommandError {
    CommandError(
      japanese: "拒否番号 \(id) の記録はありません。mekiki rejects list で番号を確認してください。",
      english: "There is no refused record \(id). List the numbers with 'mekiki rejects list'.",
      status: .noInput)
  }

  /// The pack has no such rule.
  static func noSuchRule(_ id: String) -> CommandError {
    CommandError(
      japanese: "ルール \(id) はありません。mekiki rules list で番号を確認してください。",
      english: "There is no rule \(id). List the numbers with 'mekiki rules list'.", status: .noInput)
  }

  /// No accepted file holds the transaction that was asked for.
  static func noSuchTransaction(_ name: String) -> CommandError {
    CommandError(
      japanese: "取引 \(name) は、受け入れられるファイルの中にありません。取引番号か「ファイル名:件目」で指定してください。",
      english:
        "No file that a night would take holds the transaction \(name). Give its identifier, or FILE:RECORD.",
      status: .noInput)
  }

  /// The database remembers no such account.
  static func noSuchState(_ account: String) -> CommandError {
    CommandError(
      japanese: "口座 \(account) の集計状態はありません。ファイルにあるとおりの表記で指定してください。",
      english: "The database remembers no account \(account). Write it as the files do.", status: .noInput)
  }

  /// A model's file is not there or may not be read.
  static func noModel(_ path: String) -> CommandError {
    CommandError(
      japanese: "モデルファイル \(path) を読めません。パスと読み取り権限を確認してください。",
      english: "The model file \(path) cannot be read. Check its path and its permissions.", status: .noInput)
  }

  /// The database holds no run.
  static let noRun = CommandError(
    japanese: "データベースに夜間処理の記録がありません。先に mekiki run を実行してください。",
    english: "The database holds no run yet. Run 'mekiki run' first.", status: .noInput)

  /// No run has the number that was asked for.
  static func noSuchRun(_ runID: Int64) -> CommandError {
    CommandError(
      japanese: "処理 \(runID) の記録はありません。", english: "There is no run \(runID) in the database.",
      status: .noInput)
  }

  /// A file cannot be read.
  static func cannotRead(_ path: String) -> CommandError {
    CommandError(
      japanese: "\(path) を読めません。パスと読み取り権限を確認してください。",
      english: "\(path) cannot be read. Check its path and its permissions.", status: .noInput)
  }

  /// A text is not in the encoding that is asked for.
  static func notUTF8(_ path: String) -> CommandError {
    CommandError(
      japanese: "\(path) は UTF-8 ではありません。UTF-8 で保存してください。",
      english: "\(path) is not UTF-8. Save it as UTF-8.", status: .dataRefused)
  }

  /// A text is too short or too long to be searched for.
  static let unfitSearch = CommandError(
    japanese: "検索語はそれぞれ 2 文字以上、全体で \(Limits.searchBytes) バイトまでで指定してください。",
    english:
      "Every word to find has two characters or more, and all of them at most \(Limits.searchBytes) bytes.",
    status: .usage)

  /// An output is there already.
  static func fileExists(_ path: String) -> CommandError {
    CommandError(
      japanese: "\(path) は既にあります。別の名前を指定するか、移動してください。",
      english: "\(path) is there already. Give another name, or move it away.", status: .cannotCreate)
  }

  /// The name of a file cannot be kept.
  static let unfitName = CommandError(
    japanese: "ファイル名に制御文字があるか、\(Limits.attachmentNameBytes) バイトを超えています。名前を変えてください。",
    english:
      "The file's name holds a control character or is longer than \(Limits.attachmentNameBytes) bytes. Rename it.",
    status: .dataRefused)

  /// An output file cannot be written.
  static func cannotWrite(_ path: String) -> CommandError {
    CommandError(
      japanese: "\(path) に書き込めません。フォルダーの存在、権限、空き容量を確認してください。",
      english: "Cannot write \(path). Check that the folder exists, its rights and the free space.",
      status: .cannotCreate)
  }
}
