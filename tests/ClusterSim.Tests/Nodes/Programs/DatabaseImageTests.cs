using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes.Programs;

public sealed class DatabaseImageTests : ImageFixture
{
    [Test]
    public void Mongo_keeps_documents_on_its_volume_as_in_the_book()
    {
        ApplyPod("mongodb", "mongo", main => main with { VolumeMounts = [Mount("mongodb-data", "/data/db")] }, pod => pod with { Volumes = [new() { Name = "mongodb-data", EmptyDir = new() }] });
        RunUntilReady("mongodb");

        Shell("mongodb", "printf 'use mystore\\ndb.foo.insert({name:\"foo\"})\\n' | mongo").Should().Contain("switched to db mystore\n").And.Contain("WriteResult({ \"nInserted\" : 1 })\n");
        Cluster.Containers["mongodb"].Crash(1);
        Run(60);

        Shell("mongodb", "printf 'use mystore\\ndb.foo.find()\\n' | mongo").Should().MatchRegex("""\{ "_id" : ObjectId\("[0-9a-f]{24}"\), "name" : "foo" \}""");
        Exec("mongodb", "mongosh", "--quiet", "--eval", "db.getName()").Should().Be("test\n");
    }

    [TestCase("db.c.insertMany([{a: 1}, {a: 2}]); db.c.count(); db.c.find({a: 2}).count()", "2\n1\n")]
    [TestCase("db.c.insertOne({a: 1}); db.c.deleteMany({}); db.c.countDocuments()", "0\n")]
    [TestCase("db.adminCommand('ping')", "{ ok: 1 }\n")]
    [TestCase("nonsense", "ReferenceError: nonsense is not defined\n")]
    public void Mongo_does_what_it_is_told(string script, string end)
    {
        ApplyPod("mongodb", "mongo:8");
        RunUntilReady("mongodb");

        Exec("mongodb", "mongosh", "--eval", script).Should().EndWith(end);
    }

    [TestCase("mysql:9", "MYSQL_ROOT_PASSWORD", "mysqladmin ping -h 127.0.0.1", "mysqld is alive\n")]
    [TestCase("mariadb", "MARIADB_ROOT_PASSWORD", "mariadb-admin ping", "mysqld is alive\n")]
    [TestCase("postgres:17", "POSTGRES_PASSWORD", "pg_isready -U postgres", "/var/run/postgresql:5432 - accepting connections\n")]
    public void Sql_servers_start_with_a_password_and_satisfy_their_probes(string image, string variable, string probe, string answer)
    {
        ApplyPod("db", image, main => main with { Env = [new() { Name = variable, Value = "secret" }], ReadinessProbe = new() { Exec = new() { Command = [.. probe.Split(' ')] }, PeriodSeconds = 2 } });
        RunUntilReady("db");

        Shell("db", probe).Should().Be(answer);
    }

    [TestCase("mysql", "password option is not specified")]
    [TestCase("postgres", "superuser password is not specified")]
    public void Sql_servers_do_not_start_without(string image, string problem)
    {
        ApplyPod("db", image);
        Cluster.RunUntil(() => FindPod("db")?.Status.ContainerStatuses is [{ LastState.Terminated: not null } or { State.Terminated: not null }], TimeSpan.FromMinutes(1));

        Log("db").Should().Contain(problem);
    }
}
