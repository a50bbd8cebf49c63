import Archives
import Cryptography

/// What stops evidence from being sealed or looked at.
///
/// No case carries customer data; transactions are named by their number in the bundle.
public enum EvidenceError: Error, Equatable, Sendable {
  /// The archive could not be opened or written.
  case archive(ArchivesError)
  /// Two files of a bag would meet on a file system that ignores case.
  case namesCollide
  /// The alert's identifier or the program's version cannot stand on one line.
  case identifierRefused
  /// There is nothing to seal: the alert has no transaction.
  case withoutTransactions
  /// The bytes of a source record are not as long as its reference says.
  case recordLengthDiffers(transaction: Int)
  /// Baseline and contributions of a transaction do not add up to its score.
  case sumDiffers(transaction: Int)
  /// A number of a transaction is infinite or not a number.
  case numberNotFinite(transaction: Int)
  /// The model file is not the one that the run names.
  case modelDiffers
  /// A bundle that is to be signed is not what was sealed.
  case notIntact
  /// The key has signed the bundle already.
  case alreadySigned(keyID: String)
  /// libcrypto failed, or a key cannot be read.
  case cryptography(CryptographyError)
}

extension EvidenceError: CustomStringConvertible {
  /// The English sentence.
  public var description: String { english }

  /// One English sentence that says what happened and what to do.
  public var english: String {
    switch self {
    case .archive(let error): return error.description
    case .namesCollide:
      return "Two files of the bundle have names that differ only in case or accents; rename one of them."
    case .identifierRefused:
      return
        "The alert's identifier or the version is empty or holds a control character; correct it in the source."
    case .withoutTransactions:
      return "The alert has no transaction to seal; check the alert's identifier."
    case .recordLengthDiffers(let transaction):
      return "The source record of transaction \(transaction) is not as long as the store says; "
        + "use the very file that was scored."
    case .sumDiffers(let transaction):
      return "Baseline and contributions of transaction \(transaction) do not add up to its score; "
        + "nothing was sealed, check the database with 'PRAGMA integrity_check'."
    case .numberNotFinite(let transaction):
      return "A number of transaction \(transaction) is infinite or undefined; "
        + "nothing was sealed, check the database with 'PRAGMA integrity_check'."
    case .modelDiffers:
      return
        "The model file is not the one that the run used; give the model file whose digest the run names."
    case .notIntact:
      return "The bundle is not what was sealed and is not signed; look at it with 'mekiki evidence verify'."
    case .alreadySigned(let keyID):
      return "The key \(keyID) has signed the bundle already; another person signs with another key."
    case .cryptography(let error): return error.description
    }
  }

  /// One Japanese sentence that says what happened and what to do.
  public var japanese: String {
    switch self {
    case .archive(let error): return "アーカイブを開くか書き込むことができません。詳細: \(error.description)"
    case .namesCollide: return "大文字小文字やアクセントだけが異なるファイル名があります。どちらかの名前を変えてください。"
    case .identifierRefused: return "アラートの識別子または版が空か、制御文字を含んでいます。元のデータを訂正してください。"
    case .withoutTransactions: return "封印する取引がありません。アラートの識別子を確かめてください。"
    case .recordLengthDiffers(let transaction):
      return "取引\(transaction)の元レコードの長さが記録と違います。スコアを付けたときのファイルを使ってください。"
    case .sumDiffers(let transaction):
      return "取引\(transaction)の基準値と寄与の合計がスコアと一致しません。封印していません。データベースを点検してください。"
    case .numberNotFinite(let transaction):
      return "取引\(transaction)に無限大または数でない値があります。封印していません。データベースを点検してください。"
    case .notIntact: return "証拠パッケージが封入時のものと違うため、署名しません。mekiki evidence verify で確かめてください。"
    case .alreadySigned(let keyID): return "鍵 \(keyID) で署名済みです。二人目は別の鍵で署名してください。"
    case .cryptography(let error): return "署名の処理に失敗しました。詳細: \(error.description)"
    case .modelDiffers: return "モデルファイルが実行時のものと違います。記録されたダイジェストのモデルを指定してください。"
    }
  }
}
