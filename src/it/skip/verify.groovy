// Nothing is made, and the build goes on.
def log = new File(basedir, 'build.log').text
assert log.count('sigmac is skipped') == 4
assert !new File(basedir, 'target/sigmac').exists()
assert !new File(basedir, 'target/generated-sources/sigmac').exists()
return true
