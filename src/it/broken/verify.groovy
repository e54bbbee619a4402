// The build fails at the place in the rule, and writes nothing.
def log = new File(basedir, 'build.log').text
def rule = new File(basedir, 'sigma/bad.yml').path
assert log.contains("[ERROR] error[unknown-identifier]: There is no search identifier 'selektion'.")
assert log.contains("--> $rule:14:14")
assert log.contains("hint: Did you mean 'selection'?")
assert log.contains('nothing is written')
assert !log.contains('at dev.sigmac')
assert !new File(basedir, 'target/sigmac').exists()
return true
