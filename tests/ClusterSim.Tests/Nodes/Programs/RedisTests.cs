using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes.Programs;

public sealed class RedisTests : ImageFixture
{
    [TestCase("ping", "PONG")]
    [TestCase("echo hi", "hi")]
    [TestCase("get nothing", "")]
    [TestCase("set k v; get k; strlen k; append k w; get k", "OK v 1 2 vw")]
    [TestCase("set k v nx; set k w nx; get k; set k w xx; getset k x; getdel k; exists k", "OK  v OK w x 0")]
    [TestCase("incr n; incrby n 5; decr n; decrby n 2; incrbyfloat n 0.5", "1 6 5 3 3.5")]
    [TestCase("set t text; incr t", "OK ERR value is not an integer or out of range ")]
    [TestCase("mset a 1 b 2; mget a b c; keys *; dbsize; del a b; dbsize", "OK 1 2  a b 2 2 0")]
    [TestCase("rpush l a b c; lpush l z; lrange l 0 -1; lpop l; rpop l; llen l; type l", "3 4 z a b c z c 2 list")]
    [TestCase("sadd s a b a; sismember s a; smembers s; scard s; srem s a", "2 1 a b 2 1")]
    [TestCase("hset h f 1 g 2; hget h f; hgetall h; hdel h f; hlen h; hincrby h g 5", "2 1 f 1 g 2 1 1 7")]
    [TestCase("zadd z 2 b 1 a; zrange z 0 -1 withscores; zscore z b; zrank z b", "2 a 1 b 2 2 1")]
    [TestCase("set k v; lpush k x", "OK WRONGTYPE Operation against a key holding the wrong kind of value ")]
    [TestCase("select 1; set x y; dbsize; select 99", "OK OK 1 ERR DB index is out of range ")]
    [TestCase("nonsense a b", "ERR unknown command 'nonsense', with args beginning with: 'a' 'b'  ")]
    [TestCase("get", "ERR wrong number of arguments for 'get' command ")]
    [TestCase("multi; incr n; incr n; exec", "OK QUEUED QUEUED 1 2")]
    [TestCase("set a 1; set b 2; flushall; dbsize", "OK OK OK 0")]
    [TestCase("config get maxmemory; config set maxmemory 2mb; config get maxmemory", "maxmemory 0 OK maxmemory 2097152")]
    [TestCase("set user:1 a; set user:2 b; set other c; scan 0 match user:* count 10", "OK OK OK 0 user:1 user:2")]
    public void Answers_its_client(string commands, string answers)
    {
        Start();

        Shell("redis", $"echo '{commands.Replace(';', '\n')}' | redis-cli").Replace('\n', ' ').TrimEnd('\n').Should().Be(answers + " ");
    }

    [Test]
    public void Forgets_what_has_expired_in_virtual_time()
    {
        Start();
        Exec("redis", "redis-cli", "set", "k", "v", "ex", "60");

        Exec("redis", "redis-cli", "ttl", "k").Should().Be("60\n");
        Run(30);
        Exec("redis", "redis-cli", "ttl", "k").Should().Be("30\n");
        Run(31);
        Exec("redis", "redis-cli", "ttl", "k").Should().Be("-2\n");
        Exec("redis", "redis-cli", "get", "k").Should().Be("\n");
    }

    [Test]
    public void Speaks_both_protocols_and_understands_lines_over_TCP()
    {
        Start();

        Talk("PING\r\n", "+PONG\r\n");
        Talk("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$2\r\na\n\r\n*2\r\n$3\r\nGET\r\n$1\r\nk\r\n", "+OK\r\n$2\r\na\n\r\n");
        Talk("HELLO 3\r\nGET none\r\nHGETALL none\r\n", "%7\r\n");
        Talk("*1\r\nx\r\n", "-ERR Protocol error: expected '$', got 'x'\r\n");
    }

    [Test]
    public void Wants_a_password_when_it_has_one()
    {
        Start(args: ["--requirepass", "secret"]);

        Exec("redis", "redis-cli", "ping").Should().Be("NOAUTH Authentication required.\n\n");
        Exec("redis", "redis-cli", "-a", "wrong", "ping").Should().Contain("WRONGPASS");
        Shell("redis", "REDISCLI_AUTH=secret redis-cli ping 2>/dev/null").Should().Be("PONG\n");
    }

    [Test]
    public void Reads_its_configuration_as_in_the_documentation()
    {
        Configure("redis-config", ("redis-config", "maxmemory 2mb\nmaxmemory-policy allkeys-lru\n"));
        ApplyPod(
            "redis",
            "redis:8.0.2",
            main => main with { Command = ["redis-server", "/redis-master/redis.conf"], VolumeMounts = [Mount("redis-config", "/redis-master")] },
            pod => pod with { Volumes = [new() { Name = "redis-config", ConfigMap = new() { Name = "redis-config", Items = [new() { Key = "redis-config", Path = "redis.conf" }] } }] });
        RunUntilReady("redis");

        Exec("redis", "redis-cli", "CONFIG", "GET", "maxmemory*").Should().Be("maxmemory\n2097152\nmaxmemory-policy\nallkeys-lru\n");
        Log("redis").Should().Contain("Redis version=8.0.2").And.Contain("Ready to accept connections tcp").And.NotContain("no config file");
    }

    [TestCase("--appendonly", "yes")]
    [TestCase("--save", "60 1")]
    public void Keeps_its_data_on_a_volume_over_a_restart_of_the_container(params string[] args)
    {
        ApplyPod("redis", "redis", main => main with { Args = [.. args], VolumeMounts = [Mount("data", "/data")] }, pod => pod with { Volumes = [new() { Name = "data", EmptyDir = new() }] });
        RunUntilReady("redis");
        Shell("redis", "redis-cli set k v; redis-cli rpush l a b; redis-cli set gone x ex 5; redis-cli save");

        Cluster.Containers["redis"].Crash(1);
        Run(60);

        Shell("redis", "redis-cli get k; redis-cli lrange l 0 -1; redis-cli exists gone").Should().Be("v\na\nb\n0\n");
    }

    [Test]
    public void A_replica_follows_its_master_and_takes_no_writes()
    {
        Start();
        Exec("redis", "redis-cli", "set", "k", "before");
        Cluster.Apply(new Service { Metadata = new() { Name = "leader" }, Spec = new() { Selector = [new("app", "redis")], Ports = [new() { Port = 6379 }] } });
        ApplyPod("replica", "redis", main => main with { Args = ["--replicaof", "leader", "6379"] });
        RunUntilReady("replica");
        Run(5);

        Exec("replica", "redis-cli", "get", "k").Should().Be("before\n");
        Exec("redis", "redis-cli", "set", "k", "after");
        Run(1);
        Exec("replica", "redis-cli", "get", "k").Should().Be("after\n");
        Exec("replica", "redis-cli", "set", "k", "x").Should().StartWith("READONLY");
    }

    [Test]
    public void Clients_wait_for_what_is_pushed_later()
    {
        Start();
        ApplyPod("worker", "redis", main => main with { Command = ["sh", "-c", "redis-cli -h $HOST brpop jobs 0; sleep 999"], Env = [new() { Name = "HOST", Value = Pod("redis").Status.PodIP }] });
        RunUntilReady("worker");
        Run(60);
        Log("worker").Should().BeEmpty();

        Exec("redis", "redis-cli", "lpush", "jobs", "apple");
        Run(1);

        Log("worker").Should().Be("jobs\napple\n");
    }

    [Test]
    public void Says_goodbye_on_SIGTERM()
    {
        Start();
        var start = Cluster.Now;

        Cluster.Client.Delete<Pod>(new ObjectKey("default", "redis"));
        Cluster.RunUntil(() => FindPod("redis") is null, TimeSpan.FromMinutes(1));

        Since(start).Should().BeLessThan(5);
    }

    private void Start(ValueList<string>? args = null)
    {
        ApplyPod("redis", "redis:7.4.1", main => main with { Args = args ?? [] });
        RunUntilReady("redis");
    }

    private void Talk(string text, string answer)
    {
        var read = "";
        var client = $"talk{Cluster.Now.Ticks}{text.Length}";
        Cluster.Images.Add("talk", async context =>
        {
            var connection = await context.ConnectAsync(Pod("redis").Status.PodIP!, 6379);
            await connection.WriteAsync(text);
            while (read.Length < answer.Length && await connection.ReadAsync() is { IsEmpty: false } bytes)
                read += Encoding.Latin1.GetString(bytes.Span);
            return 0;
        });
        ApplyPod(client, "talk", spec: pod => pod with { RestartPolicy = "Never" });
        Cluster.RunUntil(() => Pod(client).Status.Phase is "Succeeded" or "Failed", TimeSpan.FromMinutes(1));
        read.Should().StartWith(answer);
    }
}
