namespace ClusterSim.Tests.Nodes.Programs;

/// <summary>Scripts as the book and the documentation have them, run in a busybox container.</summary>
public sealed class ShellTests : NodeFixture
{
    [SetUp]
    public void StartContainer()
    {
        Machines.Add("node-a");
        CreatePod("box", "busybox", container: main => main with { Command = ["sleep", "999999"] });
        RunUntilReady("box");
    }

    [TestCase("echo hello world", "hello world\n")]
    [TestCase("echo -n a; echo b", "ab\n")]
    [TestCase("x=1; y=$x$x; echo \"$y\" '$y' \\$y", "11 $y $y\n")]
    [TestCase("echo a   b \"a   b\"", "a b a   b\n")]
    [TestCase("for i in 1 2 3; do echo $i; done", "1\n2\n3\n")]
    [TestCase("i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done", "1\n2\n3\n")]
    [TestCase("until false; do echo once; break; done", "once\n")]
    [TestCase("if [ -d /etc ]; then echo yes; else echo no; fi", "yes\n")]
    [TestCase("if false; then echo a; elif true; then echo b; else echo c; fi", "b\n")]
    [TestCase("case foo.txt in *.jpg) echo picture;; *.txt|*.md) echo text;; *) echo other;; esac", "text\n")]
    [TestCase("greet() { echo \"hello $1\"; return 3; }; greet you; echo $?", "hello you\n3\n")]
    [TestCase("echo $(echo inner $(echo most))", "inner most\n")]
    [TestCase("echo `echo old`", "old\n")]
    [TestCase("echo $((2 + 3 * 4)) $(( (2+3) * 4 )) $((7 / 2)) $((7 % 2)) $((1 << 4))", "14 20 3 1 16\n")]
    [TestCase("echo one > /tmp/f; echo two >> /tmp/f; cat /tmp/f", "one\ntwo\n")]
    [TestCase("echo lost > /dev/null; echo kept", "kept\n")]
    [TestCase("ls /nowhere 2>&1 || echo failed", "ls: /nowhere: No such file or directory\nfailed\n")]
    [TestCase("true && echo yes || echo no", "yes\n")]
    [TestCase("false && echo yes || echo no", "no\n")]
    [TestCase("printf '%s-%03d\\n' a 7 b 8", "a-007\nb-008\n")]
    [TestCase("echo ${UNSET:-default} ${HOME%/*}/x ${#HOME}", "default /x 5\n")]
    [TestCase("f=/a/b/c.tar.gz; echo ${f##*/} ${f%.*} ${f%%.*} ${f#/a}", "c.tar.gz /a/b/c.tar /a/b/c /b/c.tar.gz\n")]
    [TestCase("seq 5 | tail -n 2 | tr '\\n' ' '", "4 5 ")]
    [TestCase("printf 'b\\na\\nb\\n' | sort | uniq -c", "      1 a\n      2 b\n")]
    [TestCase("echo a:b:c | cut -d: -f2", "b\n")]
    [TestCase("printf 'one\\ntwo\\n' | grep -c o", "2\n")]
    [TestCase("echo hello | sed 's/l/L/g; s/h/J/'", "JeLLo\n")]
    [TestCase("echo secret | base64; echo c2VjcmV0Cg== | base64 -d", "c2VjcmV0Cg==\nsecret\n")]
    [TestCase("cat <<EOF\nhello $HOSTNAME\nEOF", "hello box\n")]
    [TestCase("cat <<'EOF'\nhello $HOSTNAME\nEOF", "hello $HOSTNAME\n")]
    [TestCase("(cd /tmp; pwd); pwd", "/tmp\n/\n")]
    [TestCase("{ echo a; echo b; } | wc -l", "2\n")]
    [TestCase("X=5 sh -c 'echo $X'; echo [$X]", "5\n[]\n")]
    [TestCase("set -- a 'b c'; for p in \"$@\"; do echo $p; done; echo $#", "a\nb c\n2\n")]
    [TestCase("echo /etc/host*", "/etc/hostname /etc/hosts\n")]
    [TestCase("read a b; echo $b-$a", "two three-one\n")]
    [TestCase("while read line; do echo \"> $line\"; done", "> one two three\n> four\n")]
    [TestCase("nosuch; echo $?", "127\n")]
    [TestCase("sh -c 'exit 7'; echo $?", "7\n")]
    [TestCase("set -e; false; echo not reached", "")]
    [TestCase("set -e; false || echo caught; if false; then :; fi; echo on", "caught\non\n")]
    [TestCase("sleep 5 & wait; echo done", "done\n")]
    [TestCase("! true; echo $?", "1\n")]
    [TestCase("hostname; whoami; pwd", "box\nroot\n/\n")]
    [TestCase("mkdir -p /a/b && touch /a/b/c && find /a", "/a\n/a/b\n/a/b/c\n")]
    [TestCase("echo x > /t1; cp /t1 /t2; mv /t2 /t3; ls /t[0-9]; rm /t1 /t3", "/t1\n/t3\n")]
    [TestCase("[ -f /etc/hosts -a ! -d /etc/hosts ] && echo file", "file\n")]
    [TestCase("date +%F", "2026-01-01\n")]
    [TestCase("echo 'a b' | awk '{print $2, $1}'", "b a\n")]
    [TestCase("yes | head -n 2", "y\ny\n")]
    [TestCase("n=3; while [ $n -gt 0 ]; do n=$((n-1)); [ $n = 1 ] && continue; echo $n; done", "2\n0\n")]
    [TestCase("for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done", "1a\n2a\n")]
    public void Runs_scripts_as_a_real_shell_does(string script, string output)
    {
        var result = Loop.Run(() => Containers["box"].ExecAsync(["sh", "-c", script], input: "one two three\nfour\n"));

        result.Output.Should().Be(output);
    }

    [TestCase("items=(foo bar baz qux xyz); i=2; echo ${items[$i]} ${items[i+1]} ${items[-1]} ${#items[@]} ${#items[0]}", "baz qux xyz 5 3\n")]
    [TestCase("a=(x 'y z'); a+=(w); a[5]=last; for v in \"${a[@]}\"; do echo \"<$v>\"; done; echo ${!a[@]} ${a[*]:1:2}", "<x>\n<y z>\n<w>\n<last>\n0 1 2 5 y z w\n")]
    [TestCase("declare -A m=([one]=1 [two]=2); m[three]=3; for k in \"${!m[@]}\"; do echo $k=${m[$k]}; done; unset 'm[one]'; echo ${#m[@]}", "one=1\nthree=3\ntwo=2\n2\n")]
    [TestCase("f() { local -a l=(1 2); echo ${l[@]}; }; l=(9); f; echo ${l[@]} $((l[0]+1)); (l[0]=5); echo $l", "1 2\n9 10\n9\n")]
    [TestCase("e=(); echo ${#e[@]} \"${e[@]}\"; set -- \"${e[@]}\"; echo $#; set -- a b c; echo \"${@:2}\"", "0\n0\nb c\n")]
    [TestCase("[[ web-12 =~ ^(.*)-([0-9]+)$ ]] && echo ${BASH_REMATCH[1]} ${BASH_REMATCH[2]}", "web 12\n")]
    [TestCase("[[ $HOSTNAME == b*h && ! -z x || a == b ]] && echo yes; [[ 'b*' == 'b*' && bx != \"b*\" ]] && echo quoted", "yes\nquoted\n")]
    [TestCase("x='a b'; [[ -n $x && ( $x < b ) ]] && echo one; [[ $nothing ]] || echo none; if [[ 10 -gt 9 ]]; then echo more; fi", "one\nnone\nmore\n")]
    [TestCase("printf -v padded '%03d' 7; echo $padded $'a\\tb'; cat <<< \"here $padded\"", "007 a\tb\nhere 007\n")]
    [TestCase("IFS=: read -r a b c <<< 'x:y:z:w'; echo $a $b $c; read -ra all <<< '1 2 3'; echo ${#all[@]}; mapfile -t lines; echo ${lines[1]}", "x y z:w\n3\nfour\n")]
    [TestCase("while getopts 'ab:' o -a -b v rest; do echo $o:$OPTARG; done; echo $OPTIND", "a:\nb:v\n4\n")]
    [TestCase("trap 'echo bye' EXIT; echo hi; exit 3", "hi\nbye\n")]
    [TestCase("v=hello; n=v; echo ${!n} ${v^} ${v^^} ${v:1:3} ${v/l/L}", "hello Hello HELLO ell heLlo\n")]
    public void Runs_scripts_as_bash_does(string script, string output)
    {
        CreatePod("bash", "debian", container: main => main with { Command = ["sleep", "999999"] });
        RunUntilReady("bash");
        var result = Loop.Run(() => Containers["bash"].ExecAsync(["bash", "-c", script], input: "one two three\nfour\n"));

        result.Error.Should().BeEmpty();
        result.Output.Should().Be(output);
    }

    [TestCase("exit 3", 3)]
    [TestCase("false", 1)]
    [TestCase("nosuch", 127)]
    [TestCase("/etc/hosts", 126)]
    [TestCase("if", 2)]
    [TestCase("kill -9 $$", 137)]
    public void Ends_with_the_exit_code_of_a_real_shell(string script, int exitCode) =>
        Containers["box"].Exec("sh", "-c", script).ExitCode.Should().Be(exitCode);

    [Test]
    public void Says_what_it_does_not_find() =>
        Containers["box"].Exec("sh", "-c", "foo").Error.Should().Be("sh: foo: not found\n");

    [Test]
    public void Takes_time_for_a_loop_that_would_otherwise_never_end()
    {
        var before = Loop.Now;
        var command = Containers["box"].ExecAsync(["sh", "-c", "while true; do :; done"]);
        Run(1);

        command.IsCompleted.Should().BeFalse();
        Loop.Now.Should().Be(before.AddSeconds(1));
    }

    [Test]
    public void Lets_commands_sleep_in_virtual_time()
    {
        var before = Loop.Now;
        Containers["box"].Exec("sh", "-c", "sleep 1h; sleep 30");

        Loop.Now.Should().Be(before.AddHours(1).AddSeconds(30));
    }

    [Test]
    public void Does_not_overflow_when_a_function_calls_itself_for_ever() =>
        Containers["box"].Exec("sh", "-c", "f() { f; }; f; echo survived").Error.Should().Contain("maximum function nesting level");

    [TestCase("(", "")]
    [TestCase("${a:-", "}")]
    [TestCase("$((", "))")]
    [TestCase("\"$(", ")\"")]
    [TestCase("f() ", "")]
    [TestCase("if a; then ", "")]
    [TestCase("if a; then b; el", "")]
    [TestCase("{ ", "}")]
    public void Refuses_what_is_nested_too_deeply(string open, string close)
    {
        var script = "echo " + string.Concat(Enumerable.Repeat(open, 5000)) + string.Concat(Enumerable.Repeat(close, 5000));

        Containers["box"].Exec("sh", "-c", open is "f() " or "{ " || open.StartsWith("if") || open == "(" ? script[5..] : script).ExitCode.Should().Be(2);
    }

    [Test]
    public void Runs_long_chains() =>
        Containers["box"].Exec("sh", "-c", "true" + string.Concat(Enumerable.Repeat(" && true", 5000)) + " && echo end").Output.Should().Be("end\n");

    [Test]
    public void Runs_many_alternatives_up_to_a_limit() =>
        Containers["box"].Exec("sh", "-c", "if false; then :; " + string.Concat(Enumerable.Repeat("elif false; then :; ", 30)) + "else echo last; fi").Output.Should().Be("last\n");

    [TestCase("x='eval \"$x\"'; eval \"$x\"")]
    [TestCase("echo 'sh /again' > /again; sh /again")]
    [TestCase("echo '$(sh /again)' > /again; sh /again")]
    [TestCase("echo 'env sh /again | cat' > /again; sh /again")]
    public void Survives_scripts_that_start_themselves(string script)
    {
        Containers["box"].Exec("sh", "-c", script);

        Containers["box"].Exec("echo", "alive").Output.Should().Be("alive\n");
    }

    [Test]
    public void Ends_whatever_it_is_given()
    {
        string[] pieces = ["if", "then", "fi", "for", "in", "do", "done", "case", "esac", "(", ")", "{", "}", "$(", "${", "`", "\"", "'", "\\", "|", "||", "&", "&&", ";", ";;", "<", ">", "<<E", "\n", " ", "a", "=", "$", "*", "[", "]", "#", "!", "f()", "$((", "))", "1", "~", "E\n"];
        var random = new ClusterSim.Simulation.RandomStream(1, "scripts");
        List<Task> started = [];
        for (var i = 0; i < 3000; i++)
        {
            var script = string.Concat(Enumerable.Range(0, 1 + random.Next(20)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "")));

            started.Add(Containers["box"].ExecAsync(["sh", "-c", "exec < /dev/null; " + script])); // That it comes back is what counts.
        }
        Run(0.02);

        started.Where(task => task.IsFaulted).Select(task => task.Exception!.InnerException).Should().BeEmpty();
    }

    [Test]
    public void Has_commands_that_bear_any_arguments()
    {
        string[] commands = [.. Containers["box"].Exec("ls", "/bin").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        string[] words = ["-", "--", "-n", "-c", "-f", "-k", "2", "-1", "0", "x", "/etc", "/etc/hosts", "/nowhere", "a=b", "%s%d", "[", "]", "*", "s/a/b/", "\\(", "{print $1}", "http://nowhere", "-d", "-e", "-x", "+%Y", "", "\n", "1-2,x", "-l", "="];
        var random = new ClusterSim.Simulation.RandomStream(2, "arguments");
        List<(string Line, Task Task)> started = [];
        for (var i = 0; i < 4000; i++)
        {
            string[] line = [commands[random.Next(commands.Length)], .. Enumerable.Range(0, random.Next(5)).Select(_ => words[random.Next(words.Length)])];
            started.Add((string.Join(' ', line), Containers["box"].ExecAsync(line, input: "one\ntwo 2\n")));
        }
        Run(0.02);

        started.Where(one => one.Task.IsFaulted).Select(one => $"{one.Line}: {one.Task.Exception!.InnerException}").Where(text => !text.Contains("executable file not found")).Should().BeEmpty();
    }
}
