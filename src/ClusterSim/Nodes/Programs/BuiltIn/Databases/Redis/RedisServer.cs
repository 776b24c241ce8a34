using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Redis;

/// <summary>The server of the image <c>redis</c>: keeps its data in memory and on its volume, and serves any real client over TCP.</summary>
/// <param name="words">How it was started, as in <c>redis-server /etc/redis.conf --appendonly yes</c>; null: as the container's arguments say.</param>
/// <remarks>Differs from Kubernetes: redis' files hold the commands that make up the data, whatever format the real ones have; scripts, streams and clusters are not simulated.</remarks>
internal sealed partial class RedisServer(IReadOnlyList<string>? words) : IContainerProgram
{
    private const int DatabaseCount = 16;
    private const string DefaultVersion = "8.2.2";

    private readonly List<RedisSession> _sessions = [];
    private RedisDatabase[] _databases = [];
    private ContainerContext _context = null!;
    private LoopPromise<bool>? _changed;

    public RedisConfiguration Configuration { get; private set; } = null!;

    public ContainerContext Context => _context;

    public IReadOnlyList<RedisDatabase> Databases => _databases;

    public IReadOnlyList<RedisSession> Sessions => _sessions;

    public DateTimeOffset StartedAt { get; private set; }

    public long Commands { get; set; }

    public string Version => ImageVersion.Of(_context.Spec.Image, DefaultVersion);

    public async Task<int> RunAsync(ContainerContext context)
    {
        _context = context;
        StartedAt = context.Time.GetUtcNow();
        _databases = [.. Enumerable.Range(0, DatabaseCount).Select(_ => new RedisDatabase(context.Time.GetUtcNow))];
        Log('C', '*', "oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo");
        Log('C', '*', $"Redis version={Version}, bits=64, commit=00000000, modified=0, pid=1, just started");
        try
        {
            Configuration = RedisConfiguration.Read(context.Container, words ?? [.. context.Command, .. context.Args]);
        }
        catch (InvalidDataException wrong)
        {
            foreach (var line in wrong.Message.Split('\n'))
                context.LogError(line);
            return 1;
        }
        if (Configuration.File.Length == 0)
            Log('C', '#', "Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf");
        Log(Role, '*', "monotonic clock: POSIX clock_gettime");
        Log(Role, '*', $"Running mode=standalone, port={Configuration.Port}.");
        Log(Role, '*', "Server initialized");
        await LoadAsync();
        context.ListenTcp(Configuration.Port, ServeAsync);
        Log(Role, '*', "Ready to accept connections tcp");
        if (Configuration.Find("replicaof") is { Length: > 0 } master)
            Follow(master);
        await context.WaitForStop();
        return Shutdown();
    }

    /// <summary>Ends, having saved what is to be saved.</summary>
    public int Shutdown()
    {
        _context.Log(string.Create(CultureInfo.InvariantCulture, $"1:signal-handler ({_context.Time.GetUtcNow().ToUnixTimeSeconds()}) Received SIGTERM scheduling shutdown..."));
        Log(Role, '*', "User requested shutdown...");
        if (Configuration.Saves)
        {
            Log(Role, '*', "Saving the final RDB snapshot before exiting.");
            Save();
            Log(Role, '*', "DB saved on disk");
        }
        Log(Role, '#', "Redis is now ready to exit, bye bye...");
        return 0;
    }

    /// <summary>Tells those who wait for something to come that something has come.</summary>
    public void Changed()
    {
        _changed?.TrySetResult(true);
        _changed = null;
    }

    /// <summary>Waits for a change, or until it is too late.</summary>
    public async Task WaitForChangeAsync(DateTimeOffset? until)
    {
        var changed = (_changed ??= new(_context.Container.Loop)).Task;
        if (until is not { } end)
        {
            await changed;
            return;
        }
        var wait = end - _context.Time.GetUtcNow();
        var timer = _context.Container.Loop.Schedule(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, EventRank.Default, Changed);
        await changed;
        timer.Cancel();
    }

    public void Log(char role, char level, string text) =>
        _context.Log(string.Create(CultureInfo.InvariantCulture, $"1:{role} {_context.Time.GetUtcNow():dd MMM yyyy HH:mm:ss.fff} {level} {text}"));

    public char Role => Configuration.Find("replicaof") is { Length: > 0 } ? 'S' : 'M';

    /// <summary>What a command changed is kept, and passed on to replicas.</summary>
    public void Propagate(int database, string[] command)
    {
        if (Configuration.Find("appendonly") == "yes")
            Append(database, command);
        foreach (var session in _sessions.Where(session => session.IsReplica).ToList())
            session.Send(Encode(database, command));
        Changed();
    }

    private async Task ServeAsync(TcpConnection connection)
    {
        var session = new RedisSession(this, connection);
        _sessions.Add(session);
        try
        {
            await session.ServeAsync();
        }
        finally
        {
            _sessions.Remove(session);
        }
    }

    public static byte[] Encode(int database, string[] command) =>
        [.. RedisReply.Of(["SELECT", database.ToString(CultureInfo.InvariantCulture)]).Encode(2), .. RedisReply.Of(command).Encode(2)];

    private string PathOf(string name) => FileSystem.Absolute(name, Configuration.Find("dir") is { Length: > 0 } directory && directory != "./" ? directory : _context.Container.WorkingDirectory);

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
