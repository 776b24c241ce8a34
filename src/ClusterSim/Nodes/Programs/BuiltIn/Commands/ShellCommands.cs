using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Shell;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The commands that simulated images can have, by name. Which of them an image has is the image's affair.</summary>
internal static class ShellCommands
{
    private static readonly Dictionary<string, Func<Process, Task<int>>> All = new(StringComparer.Ordinal) // Looked up, never enumerated.
    {
        ["sh"] = ShellProgram.RunAsync,
        ["ash"] = ShellProgram.RunAsync,
        ["dash"] = ShellProgram.RunAsync,
        ["bash"] = ShellProgram.RunAsync,
        ["echo"] = TextCommands.EchoAsync,
        ["printf"] = TextCommands.PrintfAsync,
        ["true"] = static _ => Task.FromResult(0),
        ["false"] = static _ => Task.FromResult(1),
        ["yes"] = TextCommands.YesAsync,
        ["seq"] = TextCommands.SeqAsync,
        ["expr"] = TextCommands.ExprAsync,
        ["basename"] = TextCommands.BasenameAsync,
        ["dirname"] = TextCommands.DirnameAsync,
        ["test"] = TestCommand.RunAsync,
        ["["] = TestCommand.RunAsync,
        ["cat"] = FilterCommands.CatAsync,
        ["head"] = FilterCommands.HeadAsync,
        ["tail"] = TailCommand.RunAsync,
        ["wc"] = FilterCommands.WcAsync,
        ["sort"] = FilterCommands.SortAsync,
        ["uniq"] = FilterCommands.UniqAsync,
        ["cut"] = FilterCommands.CutAsync,
        ["tr"] = TrCommand.RunAsync,
        ["rev"] = FilterCommands.RevAsync,
        ["tee"] = FilterCommands.TeeAsync,
        ["base64"] = FilterCommands.Base64Async,
        ["md5sum"] = FilterCommands.DigestAsync,
        ["sha1sum"] = FilterCommands.DigestAsync,
        ["sha256sum"] = FilterCommands.DigestAsync,
        ["sha512sum"] = FilterCommands.DigestAsync,
        ["grep"] = GrepCommand.RunAsync,
        ["egrep"] = GrepCommand.RunAsync,
        ["fgrep"] = GrepCommand.RunAsync,
        ["sed"] = SedCommand.RunAsync,
        ["awk"] = AwkCommand.RunAsync,
        ["xargs"] = FilterCommands.XargsAsync,
        ["ls"] = ListCommand.RunAsync,
        ["mkdir"] = FileCommands.MkdirAsync,
        ["rmdir"] = FileCommands.RmdirAsync,
        ["rm"] = FileCommands.RmAsync,
        ["cp"] = FileCommands.CpAsync,
        ["mv"] = FileCommands.MvAsync,
        ["ln"] = FileCommands.LnAsync,
        ["touch"] = FileCommands.TouchAsync,
        ["chmod"] = FileCommands.ChmodAsync,
        ["chown"] = FileCommands.ChownAsync,
        ["chgrp"] = FileCommands.ChownAsync,
        ["readlink"] = FileCommands.ReadlinkAsync,
        ["realpath"] = FileCommands.ReadlinkAsync,
        ["stat"] = FileCommands.StatAsync,
        ["find"] = FileCommands.FindAsync,
        ["dd"] = FileCommands.DdAsync,
        ["df"] = MountCommands.DfAsync,
        ["du"] = FileCommands.DuAsync,
        ["mount"] = MountCommands.MountAsync,
        ["tar"] = TarCommand.RunAsync,
        ["kubectl"] = Kubectl.KubectlCommand.RunAsync,
        ["sleep"] = SystemCommands.SleepAsync,
        ["timeout"] = SystemCommands.TimeoutAsync,
        ["date"] = DateCommand.RunAsync,
        ["env"] = SystemCommands.EnvAsync,
        ["printenv"] = SystemCommands.PrintenvAsync,
        ["hostname"] = SystemCommands.HostnameAsync,
        ["id"] = SystemCommands.IdAsync,
        ["whoami"] = SystemCommands.WhoamiAsync,
        ["pwd"] = SystemCommands.PwdAsync,
        ["uname"] = SystemCommands.UnameAsync,
        ["nproc"] = SystemCommands.NprocAsync,
        ["uptime"] = SystemCommands.UptimeAsync,
        ["free"] = SystemCommands.FreeAsync,
        ["tty"] = SystemCommands.TtyAsync,
        ["stty"] = SystemCommands.SttyAsync,
        ["clear"] = static process => Done(process.WriteAsync("\e[H\e[J")),
        ["which"] = SystemCommands.WhichAsync,
        ["ps"] = ProcessCommands.PsAsync,
        ["top"] = ProcessCommands.TopAsync,
        ["kill"] = ProcessCommands.KillAsync,
        ["killall"] = ProcessCommands.KillallAsync,
        ["pkill"] = ProcessCommands.KillallAsync,
        ["pidof"] = ProcessCommands.PidofAsync,
        ["wget"] = WgetCommand.RunAsync,
        ["curl"] = CurlCommand.RunAsync,
        ["nslookup"] = NslookupCommand.RunAsync,
        ["dig"] = DigCommand.RunAsync,
        ["host"] = DigCommand.HostAsync,
        ["getent"] = NameCommands.GetentAsync,
        ["nc"] = NcCommand.RunAsync,
        ["netcat"] = NcCommand.RunAsync,
        ["telnet"] = NcCommand.TelnetAsync,
        ["ping"] = NameCommands.PingAsync,
        ["nginx"] = NginxCommand.RunAsync,
        ["redis-server"] = RedisTools.ServerAsync,
        ["redis-cli"] = RedisTools.ClientAsync,
        ["fortune"] = FortuneCommand.RunAsync,
        ["stress"] = StressCommand.RunAsync,
        ["perl"] = PerlCommand.RunAsync,
        ["mongo"] = MongoTools.ShellAsync,
        ["mongosh"] = MongoTools.ShellAsync,
        ["mongod"] = MongoTools.ServerAsync,
        ["mysqld"] = SqlTools.MySqlServerAsync,
        ["mariadbd"] = SqlTools.MySqlServerAsync,
        ["mysql"] = SqlTools.MySqlAsync,
        ["mariadb"] = SqlTools.MySqlAsync,
        ["mysqladmin"] = SqlTools.MySqlAdminAsync,
        ["mariadb-admin"] = SqlTools.MySqlAdminAsync,
        ["postgres"] = SqlTools.PostgresServerAsync,
        ["pg_isready"] = SqlTools.IsReadyAsync,
        ["psql"] = SqlTools.PsqlAsync,
    };

    /// <summary>The commands a shell carries out itself, without starting a process.</summary>
    private static readonly string[] Builtins = ["echo", "printf", "true", "false", "test", "[", "pwd", "kill"];

    public static Func<Process, Task<int>> Get(string name) => All[name];

    public static bool Has(string name) => All.ContainsKey(name);

    public static Func<Process, Task<int>>? FindBuiltin(string name) => Builtins.Contains(name) ? All[name] : null;

    internal static async Task<int> Done(Task work)
    {
        await work;
        return 0;
    }
}
