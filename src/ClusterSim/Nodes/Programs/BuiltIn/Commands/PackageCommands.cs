using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Package managers, and <c>git</c>. Where there is a world outside they install what they are told: commands that can be simulated, and others that succeed without a word.</summary>
internal static class PackageCommands
{
    private const int Executable = 0b111_101_101;

    private static readonly TimeSpan Download = TimeSpan.FromSeconds(2);

    public static async Task<int> ApkAsync(Process process)
    {
        var (verb, packages) = Words(process);
        if (!await ReachesAsync(process, "dl-cdn.alpinelinux.org"))
        {
            await process.WriteErrorAsync("WARNING: fetching https://dl-cdn.alpinelinux.org/alpine/v3.22/main: temporary error (try again later)");
            foreach (var package in packages)
                await process.WriteErrorAsync($"ERROR: unable to select packages:\n  {package} (no such package):\n    required by: world[{package}]");
            return packages.Count;
        }
        await process.WriteLineAsync("fetch https://dl-cdn.alpinelinux.org/alpine/v3.22/main/x86_64/APKINDEX.tar.gz");
        for (var i = 0; verb == "add" && i < packages.Count; i++)
        {
            await process.WriteLineAsync($"({i + 1}/{packages.Count}) Installing {packages[i]}");
            Install(process, packages[i]);
        }
        if (verb == "add")
            await process.WriteLineAsync("OK: 12 MiB in 20 packages");
        return 0;
    }

    public static async Task<int> AptAsync(Process process)
    {
        var (verb, packages) = Words(process);
        if (verb is not ("update" or "install" or "upgrade" or "dist-upgrade"))
            return 0;
        if (!await ReachesAsync(process, "deb.debian.org"))
        {
            if (verb == "update")
            {
                await process.WriteErrorAsync("W: Failed to fetch http://deb.debian.org/debian/dists/bookworm/InRelease  Temporary failure resolving 'deb.debian.org'");
                return 0;
            }
            foreach (var package in packages)
                await process.WriteErrorAsync($"E: Unable to locate package {package}");
            return 100;
        }
        if (verb == "update")
            await process.WriteLineAsync("Get:1 http://deb.debian.org/debian bookworm InRelease [151 kB]");
        await process.WriteLineAsync("Reading package lists...");
        if (verb != "install")
            return 0;
        await process.WriteLineAsync("Building dependency tree...\nReading state information...");
        foreach (var package in packages)
        {
            await process.WriteLineAsync($"Setting up {package} ...");
            Install(process, package);
        }
        return 0;
    }

    public static async Task<int> PipAsync(Process process)
    {
        var (verb, packages) = Words(process);
        if (verb is not ("install" or "download"))
            return 0;
        if (!await ReachesAsync(process, "pypi.org"))
        {
            await process.WriteErrorAsync($"ERROR: Could not find a version that satisfies the requirement {packages.FirstOrDefault()} (from versions: none)\nERROR: No matching distribution found for {packages.FirstOrDefault()}");
            return 1;
        }
        foreach (var package in packages)
            await process.WriteLineAsync($"Collecting {package}");
        await process.WriteLineAsync($"Successfully installed {string.Join(' ', packages)}");
        return 0;
    }

    public static async Task<int> NpmAsync(Process process)
    {
        var (verb, packages) = Words(process);
        if (verb is not ("install" or "i" or "ci" or "add"))
            return 0;
        if (!await ReachesAsync(process, "registry.npmjs.org"))
        {
            await process.WriteErrorAsync("npm error code EAI_AGAIN\nnpm error syscall getaddrinfo");
            return 1;
        }
        await process.WriteLineAsync($"\nadded {Math.Max(1, packages.Count)} packages in 2s");
        return 0;
    }

    public static async Task<int> GitAsync(Process process)
    {
        var (verb, words) = Words(process);
        if (verb != "clone" || words.Count == 0)
            return 0;
        var name = FileSystem.NameOf(words[0].TrimEnd('/'));
        var target = words.Count > 1 ? words[1] : name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
        await process.WriteErrorAsync($"Cloning into '{target}'...");
        var host = Uri.TryCreate(words[0], UriKind.Absolute, out var url) ? url.Host : words[0].Split(':')[0].Split('@')[^1];
        if (!await ReachesAsync(process, host))
        {
            await process.WriteErrorAsync($"fatal: unable to access '{words[0]}': Could not resolve host: {host}");
            return 128;
        }
        process.Files.MakeDirectory(process.PathOf(target) + "/.git", withParents: true);
        process.Files.Add(process.PathOf(target) + "/README.md", RegularFile.FromText($"This stands for {words[0]}: the world outside this cluster is simulated.\n"));
        return 0;
    }

    /// <summary>Whether a host outside answers. Of an image about which nothing is known everything is believed.</summary>
    private static async Task<bool> ReachesAsync(Process process, string host)
    {
        if (process.Container.Image.IsUnknown)
            return true;
        if (await NameCommands.AddressOfAsync(process, host) is not { } address || process.Container.Network.Probe(process.Container.Pod, address, 443) != Reachability.Open)
            return false;
        await process.DelayAsync(Download);
        return true;
    }

    private static (string Verb, List<string> Packages) Words(Process process)
    {
        List<string> words = [.. process.Arguments.Skip(1).Where(static word => !word.StartsWith('-'))];
        return words is [var verb, .. var rest] ? (verb, rest) : ("", []);
    }

    private static void Install(Process process, string package)
    {
        foreach (var command in CommandsOf(package.Split('=')[0].Split('~')[0]))
        {
            if (process.Files.Find("/bin/" + command) is null && process.Files.Find("/usr/bin/" + command) is null)
                process.Files.Add("/usr/bin/" + command, new RegularFile(Executable) { Command = ShellCommands.Has(command) ? command : "installed" });
        }
    }

    private static IReadOnlyList<string> CommandsOf(string package) => package switch
    {
        "dnsutils" or "bind-tools" or "bind9-dnsutils" => ["dig", "nslookup", "host"],
        "netcat" or "netcat-openbsd" or "netcat-traditional" or "ncat" => ["nc", "netcat"],
        "iputils" or "iputils-ping" => ["ping"],
        "procps" => ["ps", "top", "free", "kill", "pkill", "uptime"],
        "psmisc" => ["killall"],
        "postgresql-client" or "postgresql" => ["psql", "pg_isready"],
        "mysql-client" or "default-mysql-client" or "mariadb-client" => ["mysql", "mysqladmin", "mariadb"],
        "redis-tools" or "redis" => ["redis-cli"],
        "nodejs" => ["node"],
        "python3-pip" or "py3-pip" => ["pip", "pip3"],
        _ => [package],
    };
}
