// Committed files that are stale fail the build with the value that changed; generating them mends it.
def log = new File(basedir, 'build.log').text
assert log.contains('[ERROR] --- a/kql/stale.kql')
assert log.contains('[ERROR] -| where FileName =~ "old.exe"')
assert log.contains('[ERROR] +| where FileName =~ "new.exe"')
assert log.contains('2 files are not what the rules compile to')
assert log.contains('2 files are what the rules compile to')
assert new File(basedir, 'generated/kql/stale.kql').text.contains('new.exe')
assert !new File(basedir, 'generated/java').exists()
return true
