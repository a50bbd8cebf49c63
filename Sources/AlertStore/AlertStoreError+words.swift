extension AlertStoreError: CustomStringConvertible {
  /// The English sentence.
  public var description: String { english }

  /// One English sentence that says what happened, and one that says what to do.
  public var english: String { words.english }

  /// One Japanese sentence that says what happened, and one that says what to do.
  public var japanese: String { words.japanese }

  private typealias Words = (japanese: String, english: String)

  private var words: Words {
    switch self {
    case .noSuchFile, .noSuchFolder, .isFolder, .notRegularFile, .emptyFile, .notSQLite,
      .belongsToOtherProgram,
      .notPermitted, .readOnly, .logWithoutDatabase, .fileExists, .restoreUnfinished:
      return fileWords
    case .newerSchema, .olderSchema, .damaged, .damagedValue, .fileAlreadyRecorded, .contributionsDoNotAddUp,
      .constraintBroken, .noSuchRun, .notSound:
      return contentWords
    case .noWriteAheadLog, .locked, .nightRunning, .diskFull, .inputOutputFailed, .unexpected,
      .restoredUnconfirmed:
      return machineWords
    }
  }

  private var fileWords: Words {
    switch self {
    case .noSuchFile(let path):
      return (
        "データベース \(path) がありません。パスを確認するか、夜間処理 (mekiki run) を一度実行してください。",
        "There is no database at \(path); check the path, or run the night (mekiki run) once to make it."
      )
    case .noSuchFolder(let path):
      return (
        "データベース \(path) を置くフォルダがありません。フォルダを作成してください。",
        "The folder that should hold \(path) does not exist; create it first."
      )
    case .isFolder(let path):
      return (
        "\(path) はフォルダです。データベースのファイル名まで指定してください。",
        "\(path) is a folder; name the database file inside it."
      )
    case .notRegularFile(let path):
      return (
        "\(path) は通常のファイルではありません。通常のファイルのパスを指定してください。",
        "\(path) is not a regular file; give the path of a regular file."
      )
    case .emptyFile(let path):
      return (
        "データベース \(path) は 0 バイトです。バックアップから戻すか、削除して夜間処理を再実行してください。",
        "The database \(path) is empty (0 bytes); restore it from a backup,"
          + " or delete it and run the night again."
      )
    case .notSQLite(let path):
      return (
        "\(path) は SQLite のデータベースではありません。パスを確認してください。ファイルは変更していません。",
        "\(path) is not an SQLite database; check the path. The file was not changed."
      )
    case .belongsToOtherProgram(let path):
      return (
        "\(path) は他のプログラムのデータベースです。別のパスを指定してください。ファイルは変更していません。",
        "\(path) is a database of another program; give another path. The file was not changed."
      )
    case .notPermitted(let path):
      return (
        "\(path) を開く権限がありません。ファイルとフォルダの所有者と権限を確認してください。",
        "This user may not open \(path); check the owner and mode of the file and its folder."
      )
    case .logWithoutDatabase(let path):
      return (
        "\(path)-wal がありますが、データベース \(path) がありません（または空です）。元のデータベースを同じ場所に戻すか、"
          + "バックアップから復元してください (mekiki database restore)。ファイルは変更していません。",
        "\(path)-wal lies there without its database \(path); put the database back beside it, or restore a backup"
          + " (mekiki database restore). Nothing was changed."
      )
    case .restoreUnfinished(let path):
      return (
        "\(path) の復元が途中で終わっています。mekiki database restore をもう一度実行してください。復元前のデータベースは "
          + "\(path).replaced-… にあります。復元をやめる場合は、\(path).replaced-…-wal があれば先に \(path)-wal へ戻し、次にデータベースを"
          + "元の名前に戻してから \(path).restoring を削除してください。",
        "A restore of \(path) did not come to its end; run 'mekiki database restore' again. The database of before lies beside it as"
          + " \(path).replaced-...; to give the restore up, first rename \(path).replaced-...-wal to \(path)-wal where it is there, then"
          + " give the database its name again, and then remove \(path).restoring."
      )
    case .fileExists(let path):
      return (
        "\(path) は既にあります。別の名前を指定するか、移動してください。",
        "\(path) is there already; give another name, or move it away."
      )
    case .readOnly(let path):
      return (
        "\(path) は読み取り専用です。書き込みできるフォルダとファイルシステムに置いてください。",
        "\(path) is read-only; put it in a folder and on a file system that can be written."
      )
    default: return machineWords
    }
  }

  private var contentWords: Words {
    switch self {
    case .newerSchema(let path, let found, let known):
      return (
        "\(path) は新しい版 (形式 \(found)、この版は \(known) まで) で書かれています。mekiki を更新してください。",
        "\(path) was written by a later version (schema \(found), this one knows \(known)); update mekiki."
      )
    case .olderSchema(let path, let found, let known):
      return (
        "\(path) は古い形式 (\(found)、現在は \(known)) です。書き込みで一度開くと (mekiki run) 更新されます。",
        "\(path) has an older schema (\(found), now \(known));"
          + " open it once for writing (mekiki run) to upgrade it."
      )
    case .damaged(let path):
      return (
        "\(path) が壊れています。バックアップから戻してください。書き込みは取り消しました。",
        "\(path) is damaged; restore it from a backup. What was being written has been undone."
      )
    case .notSound(let path, let faults):
      return (
        "\(path) の検査で \(faults) 件の異常が見つかったため、何も変更していません。mekiki database check で内容を確認してください。",
        "The check of \(path) found \(faults) faults, and nothing was changed; see them with 'mekiki database check'."
      )
    case .damagedValue(let table, let column):
      return (
        "表 \(table) の列 \(column) に、本プログラムが書かない値があります。手作業の変更がないか確認してください。",
        "Table \(table), column \(column), holds a value"
          + " that this program never writes; look for manual changes."
      )
    case .fileAlreadyRecorded(let file):
      return (
        "同じ内容のファイルは \(file.name) として処理 \(file.runID) で取込済みです。二重には取り込みません。",
        "A file with the same bytes was recorded as \(file.name) in run \(file.runID);"
          + " it is not taken twice."
      )
    case .contributionsDoNotAddUp(let record, let expected):
      return (
        "レコード \(record) の寄与の合計がスコア (百万分の \(expected)) と一致しません。プログラムの不具合です。",
        "The contributions of record \(record) do not add up to its score"
          + " (\(expected) millionths); report this fault."
      )
    case .constraintBroken(let path, let constraint):
      return (
        "\(path) の制約に反する行を書き込もうとしました (\(constraint))。取り消しました。開発元へ連絡してください。",
        "A row would break a constraint of \(path) (\(constraint)); it was undone. Report this fault."
      )
    case .noSuchRun(let run):
      return (
        "終了していない処理 \(run) はありません。処理の一覧で番号を確認してください。",
        "There is no unfinished run \(run); look up the number in the list of runs."
      )
    default: return machineWords
    }
  }

  private var machineWords: Words {
    switch self {
    case .noWriteAheadLog(let path):
      return (
        "\(path) を置くファイルシステムは WAL に対応していません。ローカルディスクに置いてください。",
        "The file system that holds \(path) does not support a write-ahead log; put it on a local disk."
      )
    case .locked(let path):
      return (
        "\(path) は他のプロセスが使用中です。終了を待って再実行してください。",
        "Another process keeps \(path) locked; wait until it ends and run again."
      )
    case .nightRunning(let path, let holder):
      let number = holder.map { "\($0.processID)" }
      let since = holder?.since?.iso8601Japan
      return (
        "別の夜間処理が実行中です (\(path)、プロセス \(number ?? "不明")\(since.map { "、\($0) から" } ?? ""))。"
          + "終了を待って再実行してください。",
        "Another night is running (\(path), process \(number ?? "unknown")\(since.map { ", since \($0)" } ?? ""));"
          + " wait until it ends and run again."
      )
    case .diskFull(let path):
      return (
        "\(path) を置くディスクの空きがありません。空きを作り再実行してください。書き込みは取り消しました。",
        "The disk that holds \(path) is full; make room and run again."
          + " What was being written has been undone."
      )
    case .inputOutputFailed(let path, let code):
      return (
        "\(path) の読み書きに失敗しました (コード \(code))。ディスクを点検し再実行してください。",
        "Reading or writing \(path) failed (code \(code)); check the disk and run again."
      )
    case .restoredUnconfirmed(let path, let kept):
      return (
        "\(path) は復元したデータベースに置き換わりましたが、ディスクが書き込みの完了を確認しませんでした。ディスクを点検し、"
          + "mekiki database check の後、必要なら復元をやり直してください。" + (kept.map { "元のファイルは \($0) にあります。" } ?? ""),
        "\(path) is the restored database now, but the disk did not confirm that it stays when the power fails; check the disk, run"
          + " 'mekiki database check', and restore again if need be."
          + (kept.map { " What was replaced is \($0)." } ?? "")
      )
    case .unexpected(let path, let reason):
      return (
        "\(path) の処理中に予期しないエラー (\(reason)) が起きました。書き込みは取り消しました。再実行してください。",
        "The database engine failed on \(path) (\(reason)); "
          + "what was being written has been undone. Run again."
      )
    default:
      // `words` sends every other case to one of the two tables above, so none reaches this line.
      preconditionFailure("Every failure has its words in exactly one of the three tables.")
    }
  }
}
