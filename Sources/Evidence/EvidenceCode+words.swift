extension EvidenceCode {
  /// The texts of a code in both languages.
  var words: (japanese: String, english: String) {
    rawValue <= EvidenceCode.notOneFolder.rawValue ? archiveWords : bagWords
  }

  private var archiveWords: (japanese: String, english: String) {
    switch self {
    case .unsafeName:
      return (
        "展開先の外を指すおそれのある名前があります。展開せず、作成者に確認してください。",
        "An entry has a name that could lead outside the folder; do not unpack it, ask who made it."
      )
    case .nameRepeated:
      return (
        "同じ名前のファイルが二つあります。展開せず、作成者に確認してください。",
        "Two entries have the same name; do not unpack it, ask who made it."
      )
    case .overLimit:
      return (
        "大きさの上限を超えています。展開せず、作成者に確認してください。",
        "The archive passes a size limit; do not unpack it, ask who made it."
      )
    case .notAFile:
      return (
        "リンクまたは装置ファイルがあります。展開せず、作成者に確認してください。",
        "An entry is a link or a device; do not unpack it, ask who made it."
      )
    case .encrypted:
      return (
        "暗号化されたファイルがあります。パスワードのない証拠パッケージを求めてください。",
        "An entry is encrypted; ask for a bundle without a password."
      )
    case .notOneFolder:
      return (
        "アーカイブの中身が一つのフォルダーではありません。証拠パッケージのファイルか確かめてください。",
        "The archive does not hold exactly one folder; check that this is an evidence bundle."
      )
    default:
      return (
        "アーカイブが壊れています。もう一度受け取り、ダイジェストを比べてください。",
        "The archive is damaged; ask for it again and compare its digest."
      )
    }
  }

  private var bagWords: (japanese: String, english: String) {
    switch self {
    case .declarationWrong:
      return ("bagit.txtがないか、BagIt 1.0ではありません。", "bagit.txt is absent or not of BagIt 1.0; ask who made it.")
    case .manifestMissing:
      return ("マニフェストがありません。完全性を確かめられません。", "The manifest is absent; completeness cannot be shown.")
    case .manifestLineMalformed:
      return ("マニフェストの行の形式が違います。", "A line of the manifest is not a digest and a path; it was changed.")
    case .manifestPathUnsafe:
      return ("マニフェストに範囲外のパスがあります。", "A path of the manifest lies outside what it may list; it was changed.")
    case .manifestPathRepeated:
      return ("マニフェストに同じパスが二度あります。", "A path stands twice in the manifest; it was changed.")
    case .listedFileMissing:
      return ("マニフェストにあるファイルがありません。", "A file that the manifest lists is absent; ask for the whole bundle.")
    case .digestDiffers:
      return ("ファイルの内容がマニフェストと違います。改変されています。", "The file is not the one that was sealed; it was changed.")
    case .payloadUnlisted:
      return ("マニフェストにないファイルがあります。", "The file stands in no manifest; it was added after the sealing.")
    case .tagFileUnlisted:
      return ("マニフェストにない管理ファイルがあります。", "The tag file stands in no manifest; it was added after the sealing.")
    case .oxumDiffers:
      return (
        "bag-info.txtの大きさと件数が実際と違います。", "Payload-Oxum is absent or not the size and number of the files."
      )
    case .namesCollide:
      return ("大文字小文字やアクセントだけが違う名前があります。", "The name meets another that differs only in case or accents.")
    default:
      return contentWords
    }
  }

  private var contentWords: (japanese: String, english: String) {
    switch self {
    case .contentMissing:
      return ("必要なファイルがありません。", "A file that every sealed alert has is absent; ask for the whole bundle.")
    case .sumDiffers:
      return ("基準値と寄与の合計がスコアと一致しません。", "Baseline and contributions do not add up to the score.")
    case .recordDiffers:
      return ("元レコードが索引の長さやダイジェストと違います。", "The source record is not the one that the index describes.")
    case .modelDiffers:
      return ("モデルファイルが実行記録のものと違います。", "The model file is not the one that the run names.")
    case .transactionsDiffer:
      return ("ファイルの間で取引の件数や番号が一致しません。", "The bundle's files do not speak of the same transactions.")
    case .restrictionMissing:
      return (
        "疑わしい取引の届出に関する表示（犯収法8条3項）がありません。",
        "The mark that the bundle holds STR-related information is absent; treat the bundle as if it stood there."
      )
    default: return signatureWords
    }
  }

  private var signatureWords: (japanese: String, english: String) {
    switch self {
    case .signatureWrong:
      return (
        "署名、公開鍵または封筒が封入時のものと違います。",
        "The signature, its key or the envelope is not the one that was made; it was changed."
      )
    case .signatureIncomplete:
      return ("署名の一部がありません。", "A part of a signature is absent; ask for the whole bundle.")
    case .keyUnknown:
      return (
        "鍵一覧にない鍵で署名されています。署名者を別の経路で確認してください。",
        "The key of this signature is not in the key ring; ask by another way whose it is."
      )
    case .keyNotValidThen:
      return (
        "封入日に有効でない鍵で署名されています。", "The key of this signature did not count on the day of the bundle."
      )
    case .auditBroken:
      return (
        "監査記録のハッシュが内容または直前の記録と合いません。",
        "An entry of the audit does not have the hash of its content, or of the entry before it."
      )
    case .indexDiffers:
      return (
        "evidence.json のファイル一覧が証拠パッケージの内容と異なります。",
        "The list of files in evidence.json is not that of the bundle."
      )
    case .formDiffers:
      return (
        "アーカイブに、ファイルでも所定の書式でもないバイトがあります。変更されたか、別のプログラムで作り直されています。元の証拠パッケージを求めてください。",
        "The archive holds bytes that are neither its files nor what is written around them: it was changed, or packed again by another program. Ask for the bundle as it was sealed."
      )
    case .tooFewSigners:
      return ("求められた人数の署名がありません。", "Fewer people have signed than were asked for.")
    default:
      return ("JSONファイルが読めないか、項目が足りません。", "The JSON file cannot be read or lacks a field.")
    }
  }
}
